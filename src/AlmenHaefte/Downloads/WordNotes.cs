using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Downloads;

/// <summary>The footnotes. Each mark in the text has its own, for in Word a note stands at the foot of the page where it is mentioned.</summary>
internal sealed class WordNotes(FilePages pages, WordLinks links, FootnotesPart part)
{
    private readonly List<Footnote> notes =
    [
        new(new Paragraph(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
        new(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 },
    ];

    public Run Mark(FilePage page, FileNote note)
    {
        var paragraph = new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.FootnoteText }),
            new Run(Raised(), new FootnoteReferenceMark()), new Run(new Text(" ") { Space = SpaceProcessingModeValues.Preserve }));
        new WordLine(paragraph, page, links, notes: null, pictures: null, pages).WriteChildren(note.Text);
        var id = notes.Count - 1;
        notes.Add(new Footnote(paragraph) { Id = id });
        return new Run(Raised(), new FootnoteReference { Id = id });
    }

    public void Finish() => part.Footnotes = new Footnotes(notes);

    private static RunProperties Raised() => new(new RunStyle { Val = WordStyles.FootnoteReference });
}
