using AlmenHaefte.Content;
using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

internal static class Samples
{
    public static TheoryData<string> Names => [.. MailSamples.All().Select(sample => sample.Name)];

    /// <summary>Where the mails lie as files, to be opened in real programs; outside the version control.</summary>
    internal static string Folder => Path.Combine(Path.GetDirectoryName(ContentFolder.Find("tests", AppContext.BaseDirectory))!, "artifacts", "mails");

    internal static Mail Of(string name) => MailSamples.All().Single(sample => sample.Name == name).Mail;
}
