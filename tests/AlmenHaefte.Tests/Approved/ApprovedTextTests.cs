using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Approved;

/// <summary>One text with everything an author can write, and one of each list, read through by a person.</summary>
public sealed class ApprovedTextTests
{
    private const string Sample = """
        Et afsnit med *vægt*, **stor vægt**, `kode` og fsb's 25 % af 5 mio. kr. den 20. april 2022 kl. 10. [@K1] Det gælder [tøjning](../ordliste.yml#toejning) og [udenfor](https://bro.example/?a=1&b=2).[^egen]

        [^egen]: Vores egen bemærkning. [@K2]

        ## Lister {#lister}

        - Et
        - To

        3. Tre
        4. Fire

        Bro
        :   Går over vand.

        Tunnel
        :   Går under.

        ### Tabeller {#tabeller}

        | | År | Antal |
        |---|---|--:|
        | Broer | 2021 | 3 |
        | Tunneller | 2022 | 12 |

        ## Bokse og citater {#bokse}

        > [!REGEL]
        >
        > Loven siger § 37. [@K1]

        > [!UENIGHED]
        > Den ene siger ét, den anden noget andet.

        > [!ERFARING]
        > Det gik.

        > [!EFTERTANKE]
        > Tænk over det.

        > [!NOTE]
        > Husk det.

        > Vi byggede den.
        >
        > — Åse Ærø, brobygger

        ^^^
        ![En bro over vand](../billeder/bro.png)
        ^^^ Broen i 2022

        ---

        ## Spørgsmål {#spoergsmaal}

        ::: spoergsmaal {#holder-den punkter=1,2}
        Holder den?

        Og hvor længe?
        :::

        ::: punktets-spoergsmaal
        :::

        ## Tid {#tid}

        ::: tidslinje
        :::

        """;

    [Fact]
    public void A_chapter_is_written_as_approved()
    {
        var point = ContentTree.Chapter("Ord", Sample, "nummer: 1", "regler-opgjort: 2026-11-23");
        var text = ContentTree.Valid().With(ContentTree.Point, point).PublishPoint().Text;

        Page.Of(text.Html + text.NotesHtml).HasWholeAnchors();
        Approval.Verify("chapter.html", text.Html + text.NotesHtml);
    }

    [Fact]
    public void A_title_page_is_written_as_approved()
    {
        var booklet = ContentTree.Valid().Publish().Booklets[0];

        Approval.Verify("title-page.html", booklet.Introduction.Html + string.Concat(booklet.Parts.Select(part => part.IntroductionHtml)) + booklet.Introduction.NotesHtml);
    }

    [Fact]
    public void A_news_item_is_written_as_approved()
    {
        var text = ContentTree.Valid().Publish().News[0].Text;

        Approval.Verify("news.html", text.Html + text.NotesHtml);
    }
}
