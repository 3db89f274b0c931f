namespace AlmenHaefte.Tests.Content;

public sealed class ImageTests
{
    private const string Folder = "haefter/broen/billeder/";

    public static TheoryData<string, byte[], int, int> Images => new()
    {
        { "a.png", Pictures.Png(1200, 800), 1200, 800 },
        { "a.jpg", Pictures.Jpeg(1200, 800), 1200, 800 },
        { "a.jpeg", Pictures.Jpeg(300, 200, marker: 0xC2), 300, 200 },
        { "a.webp", Pictures.LossyWebP(1200, 800), 1200, 800 },
        { "b.webp", Pictures.LosslessWebP(1200, 800), 1200, 800 },
        { "c.webp", Pictures.ExtendedWebP(120_000, 800), 120_000, 800 },
        { "a.svg", Pictures.Svg("viewBox=\"0 0 120.4 80\""), 120, 80 },
        { "b.svg", Pictures.Svg("viewBox=\"0,0,120,80\""), 120, 80 },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void The_size_of_a_picture_is_read_from_the_file(string name, byte[] bytes, int width, int height)
    {
        var site = ContentTree.Valid().With(Folder + name, bytes).Saying($"![En bro](../billeder/{name})").Publish();

        Assert.Contains($"<img src=\"/haefter/broen/billeder/{name}\" width=\"{width}\" height=\"{height}\" alt=\"En bro\"", site.Booklets[0].Point(1)!.Text.Html, StringComparison.Ordinal);
        Assert.Equal((width, height), (site.Images[$"/haefter/broen/billeder/{name}"].Width, site.Images[$"/haefter/broen/billeder/{name}"].Height));
    }

    public static TheoryData<string, byte[]> Damaged => new()
    {
        { "a.png", [] },
        { "a.png", Pictures.Jpeg(10, 10) },
        { "a.png", Pictures.Png(0, 10) },
        { "a.png", Pictures.Png(-1, 10) },
        { "a.jpg", [0xFF, 0xD8, 0xFF] },
        { "a.jpg", Pictures.Jpeg(10, 10)[..24] },
        { "a.jpg", [0xFF, 0xD8, .. Enumerable.Repeat<byte>(0xFF, 1000)] },
        { "a.webp", Pictures.LossyWebP(10, 10)[..20] },
        { "a.webp", Pictures.Png(10, 10) },
        { "a.svg", "<svg"u8.ToArray() },
        { "a.svg", Pictures.Svg("") },
        { "a.svg", Pictures.Svg("viewBox=\"0 0 nan 10\"") },
        { "a.svg", "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg viewBox=\"0 0 1 1\">&a;</svg>"u8.ToArray() },
        { "a.svg", "<html viewBox=\"0 0 1 1\"/>"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_file_that_is_not_the_picture_it_says_is_refused_once_and_not_where_it_is_used(string name, byte[] bytes) =>
        ContentTree.Valid().With(Folder + name, bytes).Saying($"![En bro](../billeder/{name})").Refuses(Folder + name, 1, "filen er ikke et billede af den slags, som navnet siger");

    [Fact]
    public void A_picture_lies_in_the_picture_folder_of_its_booklet()
    {
        ContentTree.Valid().With("haefter/broen/punkter/a.png", Pictures.Png(1, 1)).Refuses("haefter/broen/punkter/a.png", 1, "billedet ligger ikke i hæftets billedmappe");
        ContentTree.Valid().With("nyheder/a.png", Pictures.Png(1, 1)).Refuses("nyheder/a.png", 1, "filen ligger et sted, hvor sitet ikke læser den");
    }

    [Fact]
    public void The_name_of_a_picture_is_part_of_an_address() =>
        ContentTree.Valid().With(Folder + "Stor bro.png", Pictures.Png(1, 1)).Refuses(Folder + "Stor bro.png", 1, "filnavnet »Stor bro« kan ikke være en adresse – kald filen stor-bro.png");
}
