namespace AlmenHaefte.Downloads;

/// <summary>Rows to take away, each as long as the headings. They may be read once, and there may be too many of them to hold.</summary>
/// <param name="Name">What the sheet is called.</param>
/// <param name="Remark">What whoever opens the file must know.</param>
public sealed record SheetTable(string Name, string Remark, IReadOnlyList<string> Headings, IAsyncEnumerable<IReadOnlyList<SheetCell>> Rows);

/// <summary>A text or a moment: never a formula.</summary>
/// <param name="Moment">Danish wall time, for one that can be sorted and counted with.</param>
public readonly record struct SheetCell(string Text, DateTime? Moment = null);
