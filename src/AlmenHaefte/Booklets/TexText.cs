using System.Text;

namespace AlmenHaefte.Booklets;

/// <summary>Plain text as BibTeX takes it: nothing in it is a command, no brace is without its other, and old programs that know only plain letters can read it.</summary>
internal static class TexText
{
    private static readonly Dictionary<char, string> Signs = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\textbraceleft{}",
        ['}'] = @"\textbraceright{}",
        ['$'] = @"\$",
        ['&'] = @"\&",
        ['#'] = @"\#",
        ['%'] = @"\%",
        ['_'] = @"\_",
        ['^'] = @"\textasciicircum{}",
        ['~'] = @"\textasciitilde{}",
        ['<'] = @"\textless{}",
        ['>'] = @"\textgreater{}",
        ['|'] = @"\textbar{}",
        ['"'] = @"\textquotedbl{}",
        ['@'] = @"\char64{}",
        ['æ'] = @"{\ae}",
        ['ø'] = @"{\o}",
        ['å'] = @"{\aa}",
        ['Æ'] = @"{\AE}",
        ['Ø'] = @"{\O}",
        ['Å'] = @"{\AA}",
        ['ß'] = @"{\ss}",
        ['ı'] = @"{\i}",
        ['–'] = "--",
        ['—'] = "---",
        ['’'] = "'",
        ['‘'] = "`",
        ['”'] = "''",
        ['“'] = "``",
        ['»'] = @"\guillemotright{}",
        ['«'] = @"\guillemotleft{}",
        ['§'] = @"\S{}",
        ['…'] = @"\ldots{}",
        ['\u00A0'] = "~",
        ['\u00AD'] = @"\-",
    };

    private static readonly Dictionary<char, string> Accents = new()
    {
        ['\u0300'] = @"\`",
        ['\u0301'] = @"\'",
        ['\u0302'] = @"\^",
        ['\u0303'] = @"\~",
        ['\u0308'] = @"\""",
        ['\u030A'] = @"\r ",
        ['\u030C'] = @"\v ",
        ['\u0327'] = @"\c ",
    };

    public static string Of(string text)
    {
        var tex = new StringBuilder();
        foreach (var letter in text)
        {
            tex.Append(char.IsControl(letter) ? " " : Signs.TryGetValue(letter, out var sign) ? sign : WithAccent(letter));
        }

        return tex.ToString();
    }

    private static string WithAccent(char letter) =>
        !char.IsSurrogate(letter) && letter.ToString().Normalize(NormalizationForm.FormD) is [var plain, var mark] && Accents.TryGetValue(mark, out var accent)
            ? $"{{{accent}{plain}}}"
            : letter.ToString();
}
