using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Publishing;

public sealed class SiteLoaderTests
{
    private const string Withdrawn = "haefter/broen/punkter/tre.md";

    [Fact]
    public void Everything_in_the_tree_is_published()
    {
        var site = ContentTree.Valid().Publish();

        Assert.Equal("Broen", site.Featured!.Title);
        Assert.Equal(["/nyheder/ny-bog", "/om"], [site.News[0].Address, site.Pages[0].Address]);
        Assert.Equal("Lancering", site.Webinars[0].Title);
        Assert.Equal(["/haefter/broen", "/nyheder"], site.Settings.Menu.Select(item => item.Address));
        Assert.Contains("href=\"#note-1\"", site.News[0].Text.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("laesmig.md")]
    [InlineData("andet.yml")]
    [InlineData("haefter/broen.md")]
    [InlineData("nyheder/2022/ny.md")]
    [InlineData("nyheder/liste.yml")]
    [InlineData("diverse/ny.md")]
    public void A_file_that_nobody_reads_is_told(string path) =>
        ContentTree.Valid().With(path, "---\ntitel: x\n---\n").Refuses(path, 1, "filen ligger et sted, hvor sitet ikke læser den – flyt den til et hæftes mappe, nyheder, sider eller webinarer");

    [Theory]
    [InlineData("sider/blåbær.md", "filnavnet »blåbær« kan ikke være en adresse – kald filen blaabaer.md")]
    [InlineData("nyheder/Ny.md", "filnavnet »Ny« kan ikke være en adresse – kald filen ny.md")]
    [InlineData("webinarer/ny_tid.md", "kald filen ny-tid.md")]
    [InlineData("sider/nyheder.md", "adressen /nyheder er optaget – giv filen et andet navn")]
    [InlineData("sider/haefter.md", "adressen /haefter er optaget")]
    [InlineData("sider/redaktion.md", "adressen /redaktion er optaget")]
    [InlineData("sider/soeg.md", "adressen /soeg er optaget")]
    public void A_file_s_name_is_an_address_of_its_own(string path, string what) => ContentTree.Valid().With(path, ContentTree.Valid()[ContentTree.Page]).RefusesAmongOthers(path, 1, what);

    [Theory]
    [InlineData("/om", "»/om« er en side, der findes – slet den fra tidligere-adresser")]
    [InlineData("/nyheder/ny-bog", "»/nyheder/ny-bog« er en side, der findes")]
    [InlineData("/redaktion", "»/redaktion« er en side, der findes")]
    [InlineData("/haefter/broen/tre", "»/haefter/broen/tre« er trukket tilbage og siger selv hvorfor")]
    [InlineData("/gammel", "»/gammel« fører allerede til /haefter/broen/ord – lad kun den ene fil have den tidligere adresse")]
    [InlineData("gammel", "»gammel« er ikke en adresse på sitet – skriv den fra og med den første skråstreg")]
    [InlineData("//ond.example", "er ikke en adresse på sitet")]
    [InlineData("https://ond.example", "er ikke en adresse på sitet")]
    [InlineData("/a\\b", "er ikke en adresse på sitet")]
    [InlineData("/a/", "er ikke en adresse på sitet")]
    [InlineData("/a?b", "er ikke en adresse på sitet")]
    [InlineData("/", "er ikke en adresse på sitet")]
    public void A_former_address_hides_no_page_and_leads_one_way(string address, string what) => ContentTree.Valid()
        .With(Withdrawn, ContentTree.Chapter("Tre", "Tekst", "begrundelse: Forkert").Replace("udkast", "trukket-tilbage", StringComparison.Ordinal))
        .With(ContentTree.Point, ContentTree.Chapter("Ord", "Tekst", "nummer: 1", "tidligere-adresser: [/gammel]"))
        .Changing(ContentTree.News, "titel: Ny bog", $"titel: Ny bog\ntidligere-adresser: ['{address}']")
        .Refuses(ContentTree.News, 3, what);

    [Fact]
    public void Two_pages_that_name_each_other_s_address_are_told_of_both()
    {
        var faults = ContentTree.Valid()
            .Changing(ContentTree.News, "titel: Ny bog", "titel: Ny bog\ntidligere-adresser: [/om]")
            .Changing(ContentTree.Page, "titel: Om", "titel: Om\ntidligere-adresser: [/nyheder/ny-bog]").Faults();

        Assert.Equal([ContentTree.News, ContentTree.Page], faults.Select(fault => fault.File));
    }

    [Fact]
    public void A_former_address_leads_to_the_page_for_ever()
    {
        var site = ContentTree.Valid().Changing(ContentTree.News, "titel: Ny bog", "titel: Ny bog\ntidligere-adresser:\n  - /nyheder/bøger/2022\n  - /gammel.html").Publish();

        Assert.Equal("/nyheder/ny-bog", site.Moved["/nyheder/bøger/2022"]);
        Assert.Equal("/nyheder/ny-bog", site.Moved["/gammel.html"]);
    }

    [Theory]
    [InlineData("haefte: broen", "haefte: tunnelen", 7, "hæftet »tunnelen« findes ikke – skriv navnet på en mappe i haefter")]
    [InlineData("fil: sider/om.md", "fil: sider/os.md", 17, "»sider/os.md« findes ikke i indholdet – skriv en fil eller mappe i indholdsmappen")]
    [InlineData("fil: sider/om.md", "fil: https://bro.example", 17, "findes ikke i indholdet")]
    [InlineData("forside:\n  overskrift: Før I bygger\n  manchet: Læs om broer\n", "forside: her\n", 4, "»forside« skal have oplysninger under sig")]
    [InlineData("  manchet: Læs om broer", "  mangel: Læs om broer", 6, "feltet »mangel« kendes ikke")]
    [InlineData("  navn: Åse Ærø", "  fax: 33", 9, "feltet »fax« kendes ikke")]
    [InlineData("udgiver: Broselskabet", "udgiver: Broselskabet\nudgiver-adresse: bro.example", 3, "»bro.example« er ikke en adresse på nettet")]
    public void The_site_s_own_file_is_checked_too(string good, string bad, int line, string what) => ContentTree.Valid().Changing(ContentTree.Site, good, bad).RefusesAmongOthers(ContentTree.Site, line, what);

    [Fact]
    public void Without_the_site_s_own_file_there_is_no_site()
    {
        var (site, faults) = ContentTree.Valid().Without(ContentTree.Site).Load();

        Assert.Null(site);
        Assert.Equal("site.yml:1: filen mangler – læg den øverst i indholdsmappen", Assert.Single(faults).ToString());
    }

    [Theory]
    [InlineData("begynder: 2022-04-20T10:00", "begynder: 2022-04-20 10:00", 5, "»2022-04-20 10:00« er ikke et tidspunkt – skriv det som 2022-04-20T10:00 i dansk tid")]
    [InlineData("begynder: 2022-04-20T10:00", "begynder: 2022-03-27T02:30", 5, "det klokkeslæt findes ikke den nat, hvor uret stilles frem")]
    [InlineData("begynder: 2022-04-20T10:00", "begynder: 2021-10-31T02:30", 5, "det klokkeslæt forekommer to gange den nat, hvor uret stilles tilbage")]
    [InlineData("begynder: 2022-04-20T10:00", "begynder:", 5, "feltet »begynder« mangler")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T09:30", 6, "Webinaret skal slutte, efter at det begynder")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\ntilmelding-aabner: 2022-04-20T12:00", 7, "Tilmeldingen skal åbne, før den lukker")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\ntilmelding-lukker: 2022-04-20T12:00", 7, "Tilmeldingen skal lukke senest, når webinaret slutter")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\noptagelse: http://bro.example", 7, "Optagelsens adresse skal begynde med https://")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\noptagelse-til: 2022-04-20T11:00", 7, "Optagelsen skal kunne ses til efter, at webinaret er slut")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\noptagelse-ventes: måske", 7, "»optagelse-ventes« er »måske« – skriv ja eller nej")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\npladser: 0", 7, "»pladser« er »0« – skriv et helt tal fra 1 til 100000")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\nslettes-efter-dage: 10", 7, "skriv et helt tal fra 30 til 365")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\nmoedelink: http://moede.example", 7, "Mødelinket skal begynde med https://")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\nventeliste: måske", 7, "»venteliste« er »måske« – skriv ja eller nej")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\nspoergsmaal:\n  - id: rolle\n    tekst: Hvad er din rolle?", 8, "feltet »hvorfor« mangler")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\nspoergsmaal:\n  - {id: a, tekst: A, hvorfor: B, svar: [ja]}", 8, "der er kun ét svar at vælge")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\nspoergsmaal:\n  - {id: a, tekst: A, hvorfor: B}\n  - {id: a, tekst: C, hvorfor: D}", 9, "to spørgsmål har samme id")]
    [InlineData("slutter: 2022-04-20T11:30", "slutter: 2022-04-20T11:30\nspoergsmaal:\n  - {id: a, tekst: A, hvorfor: B}\n  - {id: b, tekst: C, hvorfor: D}\n  - {id: c, tekst: E, hvorfor: F}", 7, "der er 3 spørgsmål – stil højst 2")]
    [InlineData("id: lancering", "id: Lancering 2022", 2, "»Lancering 2022« kan ikke være en betegnelse – skriv den som »lancering-2022«")]
    public void The_times_and_limits_of_a_webinar_must_fit_together(string good, string bad, int line, string what) =>
        ContentTree.Valid().Changing(ContentTree.Webinar, good, bad).Refuses(ContentTree.Webinar, line, what);

    [Fact]
    public void Two_webinars_cannot_share_an_id()
    {
        const string other = "webinarer/opfoelgning.md";

        ContentTree.Valid().With(other, ContentTree.Valid()[ContentTree.Webinar]).Refuses(other, 2, "»lancering« bruges også af webinarer/lancering.md – giv webinaret sin egen id");
    }

    [Fact]
    public void News_stand_with_the_newest_first()
    {
        var tree = ContentTree.Valid().With("nyheder/nyest.md", ContentTree.Valid()[ContentTree.News].Replace("2022-03", "2022-04-01", StringComparison.Ordinal));

        Assert.Equal(["nyest", "ny-bog"], tree.Publish().News.Select(item => item.Slug));
    }

    [Fact]
    public void A_missing_date_among_several_news_is_a_fault_and_no_exception() =>
        ContentTree.Valid().With("nyheder/nyest.md", ContentTree.Valid()[ContentTree.News]).Changing(ContentTree.News, "dato: 2022-03\n", "").Refuses(ContentTree.News, 2, "feltet »dato« mangler");
}
