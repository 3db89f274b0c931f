using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.Webinars;
using Microsoft.AspNetCore.Hosting;

namespace AlmenHaefte.BrowserTests;

/// <summary>A site on a real port whose public name is the one that the browser knows it by: passkeys are made for a name.</summary>
public sealed class NewsroomDay : WebinarSite
{
    private const string Name = "http://localhost";

    public NewsroomDay()
    {
        Directory.CreateDirectory(Path.Combine(ContentRoot, "sider"));
        File.WriteAllText(Path.Combine(ContentRoot, "sider", "om-huset.md"), "---\ntitel: Om huset\nresume: Hvem vi er.\nopdateret: 2022-03-28\n---\n\nVi bor på Æro.\n");
        UseKestrel(0);
        ClientOptions.AllowAutoRedirect = false;
        StartServer();
    }

    public Uri Root => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    /// <summary>Invites somebody as whoever runs the site does, while it runs.</summary>
    /// <returns>The one-time link, as a path.</returns>
    public async Task<string> InviteAsync(string email)
    {
        var (exitCode, output) = await CommandProcess.RunAsync($"staff invite {email} --role administrator", ("Data:Root", DataRoot), ("Site:Address", Name), ("Site:Clock", Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.True(exitCode == 0, output);
        return new Uri(output.Trim().Split('\n')[^1]).PathAndQuery;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:Address", Name);
    }
}
