using System.Buffers.Text;
using AlmenHaefte.Staff;

namespace AlmenHaefte.Tests.Newsroom;

public sealed class SecretKeyTests
{
    [Fact]
    public void Each_is_of_256_bits_of_its_own_and_is_told_to_no_log()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => SecretKey.New()).ToList();

        Assert.All(keys, key => Assert.Equal(256 / 8, Base64Url.DecodeFromChars(key.Text).Length));
        Assert.Equal(keys.Count, keys.Select(key => key.Text[..8]).Distinct().Count());
        Assert.DoesNotContain(keys[0].Text, $"{keys[0]}", StringComparison.Ordinal);
    }
}
