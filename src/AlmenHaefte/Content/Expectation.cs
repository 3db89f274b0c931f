namespace AlmenHaefte.Content;

/// <summary>Something that a text refers to and that must be there: the file of a link, a source, a picture.</summary>
/// <param name="Line">The line of the text's file, counted from 1.</param>
/// <param name="Missing">What is wrong and how it is put right, when it is not there. Must not hold the text it stands in: it outlives that.</param>
internal sealed record Expectation(int Line, Func<TextContext, (string What, string Remedy)?> Missing);
