using System.Security.Cryptography;
using System.Text;
using AlmenHaefte.Web.PageCache;
using Microsoft.Extensions.Primitives;

namespace AlmenHaefte.Web.Scripts;

/// <summary>What a page loads of script: one file, named after its bytes, so that nobody has to ask whether it is still the same.</summary>
public sealed class PageScript
{
    private readonly Lazy<CachedPage> compressed;

    private PageScript(string module, byte[] script)
    {
        Address = $"/js/{Path.GetFileNameWithoutExtension(module)}.{Convert.ToHexStringLower(SHA256.HashData(script).AsSpan(0, 6))}.js";
        compressed = new Lazy<CachedPage>(() => Compress(script));
    }

    public string Address { get; }

    /// <summary>As small as can be.</summary>
    public CachedPage Compressed => compressed.Value;

    public static PageScript Of(string module, Func<string, string> read) => new(module, Encoding.UTF8.GetBytes(JoinedModule.Of(module, read)));

    private static CachedPage Compress(byte[] script)
    {
        var page = CachedPage.Of(script, [KeyValuePair.Create("Content-Type", new StringValues("text/javascript; charset=utf-8"))]);
        page.Shrink();
        return page;
    }
}
