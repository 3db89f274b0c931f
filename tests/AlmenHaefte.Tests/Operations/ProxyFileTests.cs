using System.Diagnostics;
using System.Text.RegularExpressions;
using AlmenHaefte.Content;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Operations;

/// <summary>The files that whoever runs the site copies to their machine.</summary>
public sealed partial class ProxyFileTests
{
    /// <summary>What nginx else keeps in folders of the machine.</summary>
    private static readonly string[] Stores = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    private static readonly string Folder = ContentFolder.Find("docs/operations", AppContext.BaseDirectory)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nginx_sends_from_the_copy_has_the_headers_that_the_site_sends()
    {
        await using var site = new SmallSite();
        var answer = await Answer.OfAsync(site.Visitor(), "/haefter/lille/nyt-navn", Cancellation);

        var copied = Header().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, "nginx-copy.conf"), Cancellation))
            .ToDictionary(line => line.Groups["name"].Value, line => line.Groups["value"].Value.Trim('"'));

        Assert.Equal("$almenhaefte_keep", copied["Cache-Control"]);
        copied["Cache-Control"] = "no-cache";
        Assert.Equal(
            answer.Headers.Where(header => header.Key is not ("ETag" or "Vary" or "Content-Type" or "Content-Length")).ToDictionary(header => header.Key, header => header.Single()),
            copied);
    }

    [Fact]
    public async Task Nginx_reads_its_files()
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/nginx"), "There is no nginx.");
        var folder = Directory.CreateTempSubdirectory("almenhaefte-nginx-");
        try
        {
            var site = await File.ReadAllTextAsync(Path.Combine(Folder, "nginx.conf"), Cancellation);
            var copy = await File.ReadAllTextAsync(Path.Combine(Folder, "nginx-copy.conf"), Cancellation);
            Assert.Equal(0, await ReadAsync(folder, site));
            Assert.Equal(0, await ReadAsync(folder, site.Replace("    location / { proxy_pass http://almenhaefte; }", copy, StringComparison.Ordinal)));
            Assert.NotEqual(0, await ReadAsync(folder, site + "}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Caddy_reads_its_file()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/caddy"), "There is no Caddy.");

        Assert.Equal(0, await RunAsync("/usr/bin/caddy", "validate", "--adapter", "caddyfile", "--config", Path.Combine(Folder, "Caddyfile")));
    }

    /// <summary>On ports that anybody may have, and without a certificate.</summary>
    private static async Task<int> ReadAsync(DirectoryInfo folder, string site)
    {
        var here = PortOrCertificate().Replace(site, line => line.Groups["port"].Success ? $"listen 127.0.0.1:48{line.Groups["port"].Value}" : "");
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, $"pid {folder.FullName}/pid; error_log stderr; events {{}} http {{ {TemporaryFolders(folder.FullName)} {here} }}", Cancellation);
        return await RunAsync("/usr/sbin/nginx", "-t", "-q", "-c", file);
    }

    private static string TemporaryFolders(string folder) =>
        string.Concat(Stores.Select(kind => $"{kind}_temp_path {folder}/{kind}; "));

    private static async Task<int> RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await Task.WhenAll(process.StandardError.ReadToEndAsync(Cancellation), process.StandardOutput.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return process.ExitCode;
    }

    [GeneratedRegex("""^\s*add_header (?<name>\S+) (?<value>"[^"]*"|\S+?)(?: always)?;$""", RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex(@"listen (?<port>80|443)\b(?: ssl)?(?: http2)?|^\s*(?:listen \[::\]:|ssl_certificate).*;$", RegexOptions.Multiline)]
    private static partial Regex PortOrCertificate();
}
