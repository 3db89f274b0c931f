using System.IO.Compression;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AlmenHaefte.Backups;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.Backups;

public sealed class BackupTests : IAsyncLifetime
{
    private const string Chapter = "haefter/strategisk/rammen.md";
    private const string Key = "keys/links.key";

    private readonly TestDatabase database = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-kopi-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Copy => Path.Combine(folder.FullName, "kopi.zip");

    private string ContentRoot => Path.Combine(folder.FullName, "indhold");

    private ContentFolder Content => new(ContentRoot);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        Write(Path.Combine(ContentRoot, Chapter), "# Rækkevidden\n");
        Write(Path.Combine(database.Folder, Key), "hemmelig");
        Write(Path.Combine(ContentRoot, ".git/HEAD"), "ref: main");
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_pipe_in_the_content_does_not_keep_it_from_being_made()
    {
        await System.Diagnostics.Process.Start("mkfifo", Path.Combine(ContentRoot, "roer.md")).WaitForExitAsync(Cancellation);

        await MakeAsync().WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

        using var copy = ZipFile.OpenRead(Copy);
        Assert.Contains(copy.Entries, entry => entry.Name == "roer.md" && entry.Length == 0);
    }

    [Fact]
    public async Task On_another_machine_everything_is_as_it_was()
    {
        await EnterAsync("Øyvind Å", "oeyvind@aeroe.example");
        await MakeAsync();
        await EnterAsync("Kom for sent", "sent@aeroe.example");
        var (data, content) = (Path.Combine(folder.FullName, "ny/data"), Path.Combine(folder.FullName, "ny/content"));

        var restored = await Restore.RunAsync(Copy, data, new ContentFolder(content), Launch.InMarch, Cancellation);

        Assert.Equal((Launch.InMarch, 1, 1), (restored.MadeAt, restored.ContentFiles, restored.Keys));
        Assert.Equal("# Rækkevidden\n", await File.ReadAllTextAsync(Path.Combine(content, Chapter), Cancellation));
        Assert.Equal("hemmelig", await File.ReadAllTextAsync(Path.Combine(data, Key), Cancellation));
        using var started = await SiteDatabase.StartAsync(data, Cancellation);
        await using var db = new SiteDb(SiteDatabase.Options(data));
        Assert.Equal(["Øyvind Å"], db.SignUps.Select(signUp => signUp.Name));
    }

    [Fact]
    public async Task Here_what_came_later_is_put_aside_and_nothing_of_it_comes_back_by_way_of_the_log()
    {
        await EnterAsync("Øyvind Å", "oeyvind@aeroe.example");
        await MakeAsync();
        await EnterAsync("Kom for sent", "sent@aeroe.example");
        Write(Path.Combine(ContentRoot, "nyheder/ny.md"), "Ny.");
        Write(Path.Combine(ContentRoot, Chapter), "# Noget andet\n");
        // The log beside the database, as after a crash: it holds what was written last.
        var log = await File.ReadAllBytesAsync(database.File + "-wal", Cancellation);
        database.Stop();
        await File.WriteAllBytesAsync(database.File + "-wal", log, Cancellation);

        var restored = await Restore.RunAsync(Copy, database.Folder, Content, Launch.InMarch, Cancellation);

        using (var started = await SiteDatabase.StartAsync(database.Folder, Cancellation))
        {
            await using var db = database.Open();
            Assert.Equal(["Øyvind Å"], db.SignUps.Select(signUp => signUp.Name));
        }
        Assert.Equal([".git/HEAD", Chapter], Files(ContentRoot));
        Assert.Equal("# Rækkevidden\n", await File.ReadAllTextAsync(Path.Combine(ContentRoot, Chapter), Cancellation));
        Assert.Equal("Ny.", await File.ReadAllTextAsync(Path.Combine(restored.Aside, "content/nyheder/ny.md"), Cancellation));
        Assert.Superset(new HashSet<string> { "almenhaefte.db", "almenhaefte.db-wal", Key, $"content/{Chapter}" }, Files(restored.Aside).ToHashSet());
    }

    [Fact]
    public async Task Copies_made_while_people_sign_up_are_each_of_one_moment()
    {
        const int Everybody = 100;
        var people = Enumerable.Range(0, 4).Select(desk => Task.Run(async () =>
        {
            for (var person = 0; person < Everybody / 4; person++)
            {
                await EnterAsync($"Deltager {person}", $"deltager{desk}-{person}@almenbo.example");
            }
        }, Cancellation)).ToList();
        var copies = new List<string>();
        while ((await database.RowsAsync()).Count < Everybody)
        {
            copies.Add(Path.Combine(folder.FullName, $"kopi-{copies.Count}.zip"));
            await Backup.MakeAsync(database.Folder, Content, copies[^1], Launch.InMarch, Cancellation);
        }
        await Task.WhenAll(people);

        var counts = new List<int>();
        foreach (var copy in copies)
        {
            var data = Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(copy));
            await Restore.RunAsync(copy, data, Content, Launch.InMarch, Cancellation);
            using var started = await SiteDatabase.StartAsync(data, Cancellation);
            await using var db = new SiteDb(SiteDatabase.Options(data));
            // One sign-up and the mail about it are written together.
            Assert.Equal(db.SignUps.Count(), db.Mails.Count());
            counts.Add(db.SignUps.Count());
        }
        Assert.Equal(counts.Order(), counts);
        Assert.Contains(counts, count => count is > 0 and < Everybody);
    }

    [Fact]
    public async Task What_a_link_leads_to_is_neither_copied_nor_put_aside()
    {
        var elsewhere = Path.Combine(folder.FullName, "andet");
        Write(Path.Combine(elsewhere, "regnskab.md"), "Ikke sitets.");
        Directory.CreateSymbolicLink(Path.Combine(ContentRoot, "lænke"), elsewhere);
        await MakeAsync();
        database.Stop();

        var restored = await Restore.RunAsync(Copy, database.Folder, Content, Launch.InMarch, Cancellation);

        Assert.Equal(1, restored.ContentFiles);
        Assert.Equal("Ikke sitets.", await File.ReadAllTextAsync(Path.Combine(elsewhere, "regnskab.md"), Cancellation));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_is_told_in_words()
    {
        Write(Path.Combine(folder.FullName, "fil"), "");

        var refusal = await Assert.ThrowsAsync<BackupException>(() => Backup.MakeAsync(database.Folder, Content, Path.Combine(folder.FullName, "fil/kopi.zip"), Launch.InMarch, Cancellation));

        Assert.StartsWith("Der blev ikke lavet nogen kopi", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_else_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await MakeAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        Assert.Equal([Copy], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        Write(Copy, "noget andet");

        var refusal = await Assert.ThrowsAsync<BackupException>(MakeAsync);

        Assert.Contains("bliver ikke overskrevet", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("noget andet", await File.ReadAllTextAsync(Copy, Cancellation));
    }

    [Fact]
    public async Task Without_a_database_there_is_nothing_to_copy_and_nothing_is_left()
    {
        var refusal = await Assert.ThrowsAsync<BackupException>(() => Backup.MakeAsync(Path.Combine(folder.FullName, "tom"), Content, Copy, Launch.InMarch, Cancellation));

        Assert.Contains("Der er ingen database", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task While_the_site_runs_nothing_is_restored()
    {
        await MakeAsync();

        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(() => Restore.RunAsync(Copy, database.Folder, Content, Launch.InMarch, Cancellation));

        Assert.Contains("kører sitet allerede", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut short", "kan ikke læses")]
    [InlineData("a byte", "er ikke, som den var")]
    [InlineData("no archive", "kan ikke læses")]
    [InlineData("no manifest", "ikke en sikkerhedskopi")]
    [InlineData("newer", "format 2")]
    [InlineData("a name that leads out", "data/../../links.key er ikke")]
    [InlineData("no database", "Databasen er ikke med")]
    [InlineData("a broken database", "er ikke hel")]
    public async Task A_copy_that_is_not_whole_changes_nothing(string damage, string told)
    {
        await EnterAsync("Øyvind Å", "oeyvind@aeroe.example");
        await MakeAsync();
        database.Stop();
        var before = Fingerprints();
        Spoil(damage);

        var refusal = await Assert.ThrowsAsync<BackupException>(() => Restore.RunAsync(Copy, database.Folder, Content, Launch.InMarch, Cancellation));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Fingerprints());
    }

    [Fact]
    public async Task A_restore_that_was_broken_off_keeps_the_site_from_starting_until_it_is_done_again()
    {
        await EnterAsync("Øyvind Å", "oeyvind@aeroe.example");
        await MakeAsync();
        database.Stop();
        // As far as a killed process may have come: the old database is aside and the new one is not there.
        UnfinishedRestore.Begin(database.Folder, Path.Combine(database.Folder, "foer"));
        Directory.CreateDirectory(Path.Combine(database.Folder, "foer/content/haefter/strategisk"));
        File.Move(database.File, Path.Combine(database.Folder, "foer/almenhaefte.db"));
        File.Move(Path.Combine(ContentRoot, Chapter), Path.Combine(database.Folder, "foer/content", Chapter));

        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(() => SiteDatabase.StartAsync(database.Folder, Cancellation));
        Assert.Contains("Kør restore igen", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Kør restore igen", (await Assert.ThrowsAsync<BackupException>(() => Backup.MakeAsync(database.Folder, Content, Path.Combine(folder.FullName, "blandet.zip"), Launch.InMarch, Cancellation))).Message, StringComparison.Ordinal);

        var restored = await Restore.RunAsync(Copy, database.Folder, Content, Launch.InMarch, Cancellation);
        Assert.Equal(Path.Combine(database.Folder, "foer"), restored.Aside);
        Assert.Equal("# Rækkevidden\n", await File.ReadAllTextAsync(Path.Combine(ContentRoot, Chapter), Cancellation));
        using var started = await SiteDatabase.StartAsync(database.Folder, Cancellation);
        Assert.Equal(["Øyvind Å"], (await database.RowsAsync()).Select(row => row.Name));
    }

    private Task<Backup> MakeAsync() => Backup.MakeAsync(database.Folder, Content, Copy, Launch.InMarch, Cancellation);

    private Task<SignUpResult> EnterAsync(string name, string email) =>
        database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, Cast.Request(name, email), Desks.Form, Launch.InMarch, Cancellation));

    private void Spoil(string damage)
    {
        switch (damage)
        {
            case "cut short":
                using (var file = File.OpenWrite(Copy))
                {
                    file.SetLength(file.Length / 2);
                }
                break;
            case "a byte":
                var bytes = File.ReadAllBytes(Copy);
                bytes[200] ^= 1;
                File.WriteAllBytes(Copy, bytes);
                break;
            case "no archive":
                File.WriteAllText(Copy, "Kære bestyrelse");
                break;
            default:
                Rewrite(damage);
                break;
        }
    }

    /// <summary>What is in it is as its manifest says, and still it must not be restored.</summary>
    private void Rewrite(string damage)
    {
        using var archive = ZipFile.Open(Copy, ZipArchiveMode.Update);
        var manifest = JsonNode.Parse(Encoding.UTF8.GetString(Take(archive, "manifest.json")))!.AsObject();
        var files = manifest["Files"]!.AsArray();
        switch (damage)
        {
            case "newer":
                manifest["Format"] = 2;
                break;
            case "a name that leads out":
                Put(archive, "data/../../links.key", Take(archive, $"data/{Key}"));
                Entry($"data/{Key}")["Path"] = "data/../../links.key";
                break;
            case "no database":
                files.Remove(Entry("data/almenhaefte.db"));
                break;
            case "a broken database":
                var bytes = Take(archive, "data/almenhaefte.db");
                bytes.AsSpan(100).Fill(7);
                Put(archive, "data/almenhaefte.db", bytes);
                Entry("data/almenhaefte.db")["Sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
                break;
            default:
                return;
        }
        Put(archive, "manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString()));

        JsonNode Entry(string path) => files.Single(file => (string)file!["Path"]! == path)!;
    }

    private static byte[] Take(ZipArchive archive, string name)
    {
        var entry = archive.GetEntry(name)!;
        using var bytes = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(bytes);
        }
        entry.Delete();
        return bytes.ToArray();
    }

    private static void Put(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }

    private string Fingerprints() => string.Join('\n', new[] { database.Folder, ContentRoot }.SelectMany(root => Files(root).Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, file))))}")));

    private static IEnumerable<string> Files(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal);

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
