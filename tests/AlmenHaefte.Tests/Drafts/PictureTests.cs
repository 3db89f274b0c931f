using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AlmenHaefte.Content;
using AlmenHaefte.Downloads;
using AlmenHaefte.Drafts;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Downloads;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>Pictures that staff send to a booklet.</summary>
public sealed class PictureTests : IAsyncDisposable
{
    private const string Folder = "haefter/broen/billeder";

    private readonly WritingSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_photograph_stands_upright_and_tells_nobody_where_it_was_taken()
    {
        var sent = Photographs.Upright();
        Assert.Contains(Photographs.Secret, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        var mette = await site.MetteAsync();

        var answer = await SendAsync(mette, sent, shows: "Stilladset i Blok 4");

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var stored = File.ReadAllBytes(Assert.Single(Stored()));
        Assert.All(new[] { "Exif", "EXIF", "XMP", "ICCP", Photographs.Secret }, hidden => Assert.DoesNotContain(hidden, Encoding.Latin1.GetString(stored), StringComparison.Ordinal));
        using var picture = Photographs.Decoded(stored);
        Assert.Equal((20, 40), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(10, 5) is { Red: > 200, Blue: < 60 } && picture.GetPixel(10, 35) is { Red: < 60, Blue: > 200 });
    }

    [Fact]
    public async Task It_is_served_at_once_and_its_history_says_who_sent_it()
    {
        var mette = await site.MetteAsync();

        var receipt = await mette.OpenAsync((await SendAsync(mette, Photographs.Png(), shows: "Bro [nr. 2] over Øresund")).Location);

        Assert.Contains(@"![Bro \[nr. 2\] over Øresund](../billeder/bro-nr-2-over-oeresund-", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("af Mette Åkjær", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("![](../billeder/bro.png)", receipt.Text, StringComparison.Ordinal);
        var name = Path.GetFileName(Assert.Single(Stored()));
        using var served = await site.Visitor().GetAsync(new Uri($"/haefter/broen/billeder/{name}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (served.StatusCode, served.Content.Headers.ContentType?.MediaType));
        await using var db = site.OpenDatabase();
        var row = await db.Revisions.SingleAsync(row => row.Kind == RevisionKind.Picture, TestContext.Current.CancellationToken);
        Assert.Equal(($"{Folder}/{name}", "Mette Åkjær", true), (row.Path, row.WriterName, row.IsSettled));
        Assert.Equal(ContentHash.Of(File.ReadAllBytes(Stored()[0])), row.Hash);
    }

    [Fact]
    public async Task A_picture_that_no_text_uses_is_no_fault_and_no_change_that_nobody_made()
    {
        var mette = await site.MetteAsync();
        await SendAsync(mette, Photographs.Png());
        await WritingSite.WriteAsync(mette, ContentTree.News, "En anden tekst.");
        await WritingSite.PublishAsync(mette, ContentTree.News);

        Assert.Empty(ContentCheck.Check(new ContentFolder(site.ContentRoot).Read()).Faults);
        await using var db = site.OpenDatabase();
        Assert.Equal([RevisionKind.Picture], await db.Revisions.Where(row => row.Path.EndsWith(".webp")).Select(row => row.Kind).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_is_in_the_preview_the_page_and_the_files_that_readers_take_away()
    {
        var mette = await site.MetteAsync();
        await SendAsync(mette, Photographs.Jpeg(), shows: "En rød og blå bro");
        var name = Path.GetFileName(Assert.Single(Stored()));
        await WritingSite.WriteAsync(mette, ContentTree.Point, $"![En rød og blå bro](../billeder/{name})");

        var preview = await mette.OpenAsync(WritingSite.Text("visning", ContentTree.Point));
        await WritingSite.PublishAsync(mette, ContentTree.Point);
        var page = await new Visit(site.Visitor()).OpenAsync("/haefter/broen/ord");

        Assert.All(new[] { preview, page }, shown => Assert.True(shown.Has($"main img[src='/haefter/broen/billeder/{name}'][alt='En rød og blå bro'][width='40'][height='20']")));
        var published = SiteLoader.Load(new ContentFolder(site.ContentRoot).Read()).Site!;
        var epub = FilesOf.Open(FilesOf.Make(published, FileFormat.Epub));
        Assert.Equal(File.ReadAllBytes(Stored()[0]), epub[$"EPUB/billeder/{name}"]);
        using var word = WordprocessingDocument.Open(new MemoryStream(FilesOf.Make(published, FileFormat.Word)), isEditable: false);
        using var content = Assert.Single(word.MainDocumentPart!.ImageParts).GetStream();
        using var inWord = SkiaSharp.SKCodec.Create(content);
        Assert.True(inWord is { EncodedFormat: SkiaSharp.SKEncodedImageFormat.Jpeg, Info: { Width: 40, Height: 20 } });
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/html")]
    public async Task What_stands_after_the_end_of_a_picture_is_gone(string type)
    {
        var mette = await site.MetteAsync();

        var answer = await SendAsync(mette, [.. Photographs.Png(), .. "<script>alert(1)</script>"u8, .. "PK\u0003\u0004"u8], name: "a.html", type: type);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(File.ReadAllBytes(Assert.Single(Stored()))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3000, 1500, 1440, 720)]
    [InlineData(1440, 900, 1440, 900)]
    [InlineData(3, 2, 3, 2)]
    public async Task A_wide_picture_is_made_narrower_and_none_is_enlarged(int width, int height, int becomes, int high)
    {
        var mette = await site.MetteAsync();
        foreach (var bytes in new[] { Photographs.Jpeg(width, height), Photographs.Png(width, height), Photographs.WebP(width, height) })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(mette, bytes)).Status);
        }

        Assert.All(Stored(), file =>
        {
            using var picture = Photographs.Decoded(File.ReadAllBytes(file));
            Assert.Equal((becomes, high), (picture.Width, picture.Height));
        });
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "side.png", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "Filen er ikke et billede, som kan bruges her." },
        { "tegning.png", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>"u8.ToArray(), "Filen er en SVG" },
        { "a.jpg", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, .. "/*<script>*/"u8], "Filen er en GIF" },
        { "a.jpg", "%PDF-1.7"u8.ToArray(), "Filen er en PDF" },
        { "a.png", "PK\u0003\u0004"u8.ToArray(), "Filen er et dokument eller en pakket fil" },
        { "IMG_0001.jpg", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "iPhones eget format, HEIC" },
        { "IMG_0002.HEIC", [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1heic"u8], "iPhones eget format, HEIC" },
        { "tom.jpg", [], "Filen er tom." },
        { "bombe.png", Bomb(), "Billedet måler 60.000 × 60.000 punkter" },
        { "halv.jpg", Photographs.Jpeg(400, 400)[..600], "Billedet er beskadiget" },
        { "halv.png", Photographs.Png(400, 400)[..60], "Billedet er beskadiget" },
        { "hoved.webp", "RIFF\u0001\u0001\u0001\u0001WEBP"u8.ToArray(), "Billedet er beskadiget" },
        { "stor.png", [.. Photographs.Png(), .. new byte[ReceivedPicture.MostBytes]], "Filen fylder 11 MB, og grænsen er 10 MB." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_picture_or_too_much_of_one_is_refused_in_plain_words_and_what_was_typed_is_kept(string name, byte[] bytes, string why)
    {
        var mette = await site.MetteAsync();

        var answer = await SendAsync(mette, bytes, name, "Åse Ærøs bro");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(why, answer.Document.QuerySelector("#Picture-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Åse Ærøs bro", answer.Document.QuerySelector("#Description")?.TextContent.Trim());
        Assert.StartsWith("Fejl: ", answer.Document.Title, StringComparison.Ordinal);
        Assert.Empty(Stored());
    }

    [Theory]
    [InlineData("", false, "Skriv, hvad billedet viser.")]
    [InlineData("  ", false, "Skriv, hvad billedet viser.")]
    [InlineData("En bro", true, "Vælg det ene")]
    public async Task A_picture_is_described_or_said_to_tell_nothing(string shows, bool isDecoration, string why)
    {
        var mette = await site.MetteAsync();

        var refused = await SendAsync(mette, Photographs.Png(), shows: shows, isDecoration: isDecoration);
        var taken = await SendAsync(mette, Photographs.Png(), name: "Søens kant.png", shows: "", isDecoration: true);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(why, refused.Document.QuerySelector("#Description-error")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("![pynt](../billeder/soeens-kant-", (await mette.OpenAsync(taken.Location)).Text, StringComparison.Ordinal);
        Assert.Single(Stored());
    }

    [Theory]
    [InlineData("../../../../etc/passwd", "passwd-")]
    [InlineData(@"C:\Brugere\Åse\Grøn bænk.jpg", "groen-baenk-")]
    [InlineData("….jpg", "billede-")]
    [InlineData("O’Brien & <b>søn</b>.jpeg", "b-")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaaa.jpg", "aaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaaa-")]
    public async Task Its_name_is_made_here_and_is_never_a_path(string name, string begins)
    {
        var mette = await site.MetteAsync();

        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(mette, Photographs.Png(), name, shows: "", isDecoration: true)).Status);

        var stored = Path.GetFileName(Assert.Single(Stored()));
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{10}\\.webp$", stored);
        Assert.StartsWith(begins, stored, StringComparison.Ordinal);
        Assert.True(stored.Length < 90);
    }

    [Fact]
    public async Task Two_at_once_are_both_taken_and_the_same_one_twice_is_one_file()
    {
        var (mette, soeren) = (await site.MetteAsync(), await site.SoerenAsync());
        // A browser that opens its first two forms at once has the seal of one of them.
        await soeren.OpenAsync(WritingSite.Text("billeder", ContentTree.Point));

        var answers = await Task.WhenAll(
            SendAsync(mette, Photographs.Png(40, 20), shows: "En bro"), SendAsync(soeren, Photographs.Png(40, 21), shows: "En bro"),
            SendAsync(soeren, Photographs.Png(40, 20), shows: "En bro"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Equal(2, Stored().Length);
        await using var db = site.OpenDatabase();
        Assert.Equal(2, await db.Revisions.CountAsync(row => row.Kind == RevisionKind.Picture && row.IsSettled, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_staff_send_pictures_and_only_from_our_own_form()
    {
        var mette = await site.MetteAsync();

        var stranger = await PostAsync(site.Visitor(), ContentTree.Point, Form(Photographs.Png(), "a.png", "En bro", isDecoration: false, type: null));
        var forged = await PostAsync(mette.Browser, ContentTree.Point, Form(Photographs.Png(), "a.png", "En bro", isDecoration: false, type: null));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest), (stranger.Status, forged.Status));
        Assert.Contains("Siden har været åben for længe.", forged.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor().GetAsync(new Uri(WritingSite.Text("billeder", ContentTree.Point), UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty(Stored());
    }

    [Fact]
    public async Task News_and_pages_have_no_pictures_and_offer_none()
    {
        var mette = await site.MetteAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await mette.OpenAsync(WritingSite.Text("billeder", ContentTree.News))).Status);
        Assert.False((await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News))).Has("#billede"));
        Assert.True((await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.Contents))).Has("#billede"));
    }

    [Fact]
    public async Task A_text_is_saved_on_the_way_to_the_pictures()
    {
        var mette = await site.MetteAsync();
        var desk = WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.Point)));

        var answer = await mette.Visit.SendAsync(desk, ("Body", "Skrevet før billedet."), ("videre", "billeder"));

        Assert.Equal(WritingSite.Text("billeder", ContentTree.Point), answer.Location);
        Assert.Contains("Skrevet før billedet.", (await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.Point))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_told_what_to_write_or_what_is_wrong_with_which_field()
    {
        var mette = await site.MetteAsync();
        mette.Browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var taken = JsonDocument.Parse((await SendAsync(mette, Photographs.Png(), shows: "En bro", path: ContentTree.Contents)).Html);
        var refused = await SendAsync(mette, "nej"u8.ToArray(), shows: "");

        Assert.StartsWith("![En bro](billeder/en-bro-", taken.RootElement.GetProperty("markdown").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        using var told = JsonDocument.Parse(refused.Html);
        Assert.StartsWith("Skriv, hvad billedet viser.", told.RootElement.GetProperty("faults").GetProperty("Description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_and_leaves_no_line_of_history()
    {
        var mette = await site.MetteAsync();
        await mette.OpenAsync(WritingSite.Text("billeder", ContentTree.Point));
        Directory.Delete(Path.Combine(site.ContentRoot, Folder), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(site.ContentRoot, Folder), "", TestContext.Current.CancellationToken);

        var answer = await SendAsync(mette, Photographs.Png());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("Billedet kunne ikke skrives i mappen med indhold.", answer.Text, StringComparison.Ordinal);
        await using var db = site.OpenDatabase();
        Assert.False(await db.Revisions.AnyAsync(row => row.Kind == RevisionKind.Picture, TestContext.Current.CancellationToken));
    }

    private string[] Stored() => Directory.Exists(Path.Combine(site.ContentRoot, Folder)) ? Directory.GetFiles(Path.Combine(site.ContentRoot, Folder), "*.webp") : [];

    private static async Task<VisitedPage> SendAsync(Colleague who, byte[] bytes, string name = "IMG_1.jpg", string? shows = "En bro", bool isDecoration = false, string? type = null, string path = ContentTree.Point)
    {
        var form = Form(bytes, name, shows, isDecoration, type);
        form.Add(new StringContent((await who.OpenAsync(WritingSite.Text("billeder", path))).Value("__RequestVerificationToken")!), "__RequestVerificationToken");
        return await PostAsync(who.Browser, path, form);
    }

    private static async Task<VisitedPage> PostAsync(HttpClient browser, string path, MultipartFormDataContent form)
    {
        using (form)
        {
            return await new Visit(browser).PostAsync(WritingSite.Text("billeder", path), form);
        }
    }

    private static MultipartFormDataContent Form(byte[] bytes, string name, string? shows, bool isDecoration, string? type)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type ?? "image/jpeg");
        var form = new MultipartFormDataContent { { file, "Picture", name }, { new StringContent(shows ?? ""), "Description" } };
        if (isDecoration)
        {
            form.Add(new StringContent("ja"), "IsDecoration");
        }
        return form;
    }

    /// <summary>A head that says more than memory holds, and a body that says nothing.</summary>
    private static byte[] Bomb()
    {
        var head = Pictures.Png(60_000, 60_000);
        (head[24], head[25]) = (8, 2);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(29), Crc(head.AsSpan(12, 17)));
        return [.. head, .. Photographs.Png()[33..]];
    }

    /// <summary>PNG, annex D.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }
        return ~crc;
    }
}
