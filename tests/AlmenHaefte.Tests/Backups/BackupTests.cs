using System.IO.Compression;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
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

    private string File => Path.Combine(folder.FullName, "kopi.zip");

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
    public async Task On_another_machine_everything_is_as_it_was()
    {
        await EnterAsync("Øyvind Å", "oeyvind@aeroe.example");
        await MakeAsync();
        await EnterAsync("Kom for sent", "sent@aeroe.example");
        var (data, content) = (Path.Combine(folder.FullName, "ny/data"), Path.Combine(folder.FullName, "ny/content"));
        Directory.CreateDirectory(content);

        var restored = await Restore.RunAsync(File, data, new ContentFolder(content), Launch.InMarch, Cancellation);

        Assert.Equal((Launch.InMarch, 1, 1), (restored.MadeAt, restored.ContentFiles, restored.Keys));
        Assert.Equal("# Rækkevidden\n", await System.IO.File.ReadAllTextAsync(Path.Combine(content, Chapter), Cancellation));
        Assert.Equal("hemmelig", await System.IO.File.ReadAllTextAsync(Path.Combine(data, Key), Cancellation));
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
        var log = await System.IO.File.ReadAllBytesAsync(database.File + "-wal", Cancellation);
        database.Stop();
        await System.IO.File.WriteAllBytesAsync(database.File + "-wal", log, Cancellation);

        var restored = await Restore.RunAsync(File, database.Folder, Content, Launch.InMarch, Cancellation);

        using (var started = await SiteDatabase.StartAsync(database.Folder, Cancellation))
        {
            await using var db = database.Open();
            Assert.Equal(["Øyvind Å"], db.SignUps.Select(signUp => signUp.Name));
        }
        Assert.Equal([".git/HEAD", Chapter], Files(ContentRoot));
        Assert.Equal("# Rækkevidden\n", await System.IO.File.ReadAllTextAsync(Path.Combine(ContentRoot, Chapter), Cancellation));
        Assert.Equal("Ny.", await System.IO.File.ReadAllTextAsync(Path.Combine(restored.Aside, "content/nyheder/ny.md"), Cancellation));
        Assert.Superset(new HashSet<string> { "almenhaefte.db", "almenhaefte.db-wal", Key, $"content/{Chapter}" }, Files(restored.Aside).ToHashSet());
    }

    [Fact]
    public async Task Copies_made_while_people_sign_up_are_each_of_one_moment()
    {
        var people = Enumerable.Range(0, 4).Select(async desk =>
        {
            for (var person = 0; person < 25; person++)
            {
                await EnterAsync($"Deltager {person}", $"deltager{desk}-{person}@almenbo.example");
            }
        }).ToList();
        string[] copies = [.. Enumerable.Range(1, 4).Select(copy => Path.Combine(folder.FullName, $"kopi-{copy}.zip"))];
        foreach (var copy in copies)
        {
            await Backup.MakeAsync(database.Folder, Content, copy, Launch.InMarch, Cancellation);
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
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_else_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await MakeAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal([File], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        Write(File, "noget andet");

        var refusal = await Assert.ThrowsAsync<BackupException>(MakeAsync);

        Assert.Contains("bliver ikke overskrevet", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("noget andet", await System.IO.File.ReadAllTextAsync(File, Cancellation));
    }

    [Fact]
    public async Task Without_a_database_there_is_nothing_to_copy_and_nothing_is_left()
    {
        var refusal = await Assert.ThrowsAsync<BackupException>(() => Backup.MakeAsync(Path.Combine(folder.FullName, "tom"), Content, File, Launch.InMarch, Cancellation));

        Assert.Contains("Der er ingen database", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task While_the_site_runs_nothing_is_restored()
    {
        await MakeAsync();

        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(() => Restore.RunAsync(File, database.Folder, Content, Launch.InMarch, Cancellation));

        Assert.Contains("kører sitet allerede", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Damage => ["cut short", "a byte", "no archive", "no manifest", "newer", "a name that leads out", "no database"];

    [Theory]
    [MemberData(nameof(Damage))]
    public async Task A_copy_that_is_not_whole_changes_nothing(string damage)
    {
        await EnterAsync("Øyvind Å", "oeyvind@aeroe.example");
        await MakeAsync();
        database.Stop();
        var before = Fingerprints();
        Spoil(damage);

        await Assert.ThrowsAsync<BackupException>(() => Restore.RunAsync(File, database.Folder, Content, Launch.InMarch, Cancellation));

        Assert.Equal(before, Fingerprints());
    }

    [Fact]
    public async Task A_restore_that_was_broken_off_keeps_the_site_from_starting_until_it_is_done_again()
    {
        await EnterAsync("Øyvind Å", "oeyvind@aeroe.example");
        await MakeAsync();
        database.Stop();
        // As far as a killed process may have come: the old database is aside and the new one is not there.
        SiteDatabase.Close(database.Folder);
        System.IO.File.Delete(database.File);

        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(() => SiteDatabase.StartAsync(database.Folder, Cancellation));
        Assert.Contains("Kør restore igen", refusal.Message, StringComparison.Ordinal);

        await Restore.RunAsync(File, database.Folder, Content, Launch.InMarch, Cancellation);
        using var started = await SiteDatabase.StartAsync(database.Folder, Cancellation);
        Assert.Equal(["Øyvind Å"], (await database.RowsAsync()).Select(row => row.Name));
    }

    private Task<Backup> MakeAsync() => Backup.MakeAsync(database.Folder, Content, File, Launch.InMarch, Cancellation);

    private Task<SignUpResult> EnterAsync(string name, string email) =>
        database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, Cast.Request(name, email), Desks.Form, Launch.InMarch, Cancellation));

    private void Spoil(string damage)
    {
        switch (damage)
        {
            case "cut short":
                using (var file = System.IO.File.OpenWrite(File))
                {
                    file.SetLength(file.Length / 2);
                }
                break;
            case "a byte":
                var bytes = System.IO.File.ReadAllBytes(File);
                bytes[200] ^= 1;
                System.IO.File.WriteAllBytes(File, bytes);
                break;
            case "no archive":
                System.IO.File.WriteAllText(File, "Kære bestyrelse");
                break;
            default:
                Rewrite(damage);
                break;
        }
    }

    private void Rewrite(string damage)
    {
        using var archive = ZipFile.Open(File, ZipArchiveMode.Update);
        string manifest;
        using (var reader = new StreamReader(archive.GetEntry("manifest.json")!.Open(), Encoding.UTF8))
        {
            manifest = reader.ReadToEnd();
        }
        archive.GetEntry("manifest.json")!.Delete();
        var changed = damage switch
        {
            "newer" => manifest.Replace("\"Format\":1", "\"Format\":2", StringComparison.Ordinal),
            "a name that leads out" => manifest.Replace($"data/{Key}", "data/../../links.key", StringComparison.Ordinal),
            "no database" => manifest.Replace("data/almenhaefte.db", $"content/{Chapter}", StringComparison.Ordinal),
            _ => null,
        };
        if (changed is not null)
        {
            Assert.NotEqual(manifest, changed);
            using var writer = new StreamWriter(archive.CreateEntry("manifest.json").Open());
            writer.Write(changed);
        }
    }

    private string Fingerprints() => string.Join('\n', new[] { database.Folder, ContentRoot }.SelectMany(root => Files(root).Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(Path.Combine(root, file))))}")));

    private static IEnumerable<string> Files(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal);

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
    }
}
