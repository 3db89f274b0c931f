using System.Collections.Concurrent;
using Microsoft.Extensions.FileProviders;

namespace AlmenHaefte.Web.Scripts;

/// <summary>The modules in <c>js</c> as pages load them. In Development they are joined again each time, for a saved file shall show.</summary>
public sealed class PageScripts(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, PageScript> scripts = new(StringComparer.Ordinal);

    /// <summary>Null when there is no such module.</summary>
    /// <param name="module">The name of its file.</param>
    public PageScript? Find(string module) =>
        !FileOf(module).Exists ? null : environment.IsDevelopment() ? Join(module) : scripts.GetOrAdd(module, Join);

    /// <exception cref="InvalidOperationException">There is no such module.</exception>
    public string AddressOf(string module) => (Find(module) ?? throw new InvalidOperationException($"There is no {module}")).Address;

    private PageScript Join(string module) => PageScript.Of(module, Read);

    private string Read(string module)
    {
        using var file = new StreamReader(FileOf(module).CreateReadStream());
        return file.ReadToEnd();
    }

    private IFileInfo FileOf(string module) => environment.WebRootFileProvider.GetFileInfo($"js/{module}");
}
