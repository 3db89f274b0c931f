using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

internal static class Samples
{
    public static TheoryData<string> Names => [.. MailSamples.All().Select(sample => sample.Name)];

    internal static Mail Of(string name) => MailSamples.All().Single(sample => sample.Name == name).Mail;
}
