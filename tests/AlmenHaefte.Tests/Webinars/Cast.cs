using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>The people who sign up in the tests.</summary>
internal static class Cast
{
    internal static SignUpRequest Aase => Request("Åse Ærø", "aase@almenbo.example");

    internal static SignUpRequest Soeren => Request("Søren O’Brien", "soeren.obrien@blåbærgrød.example");

    internal static SignUpRequest Request(string name, string email, string? organisation = null) =>
        new(Guid.NewGuid(), Name(name), Email(email), Org(organisation));

    internal static EmailAddress Email(string typed) =>
        Assert.IsType<Checked<EmailAddress>.Accepted>(EmailAddress.Check(typed)).Value;

    private static PersonName Name(string typed) =>
        Assert.IsType<Checked<PersonName>.Accepted>(PersonName.Check(typed)).Value;

    private static Organisation? Org(string? typed) =>
        Assert.IsType<Checked<Organisation?>.Accepted>(Organisation.Check(typed)).Value;
}
