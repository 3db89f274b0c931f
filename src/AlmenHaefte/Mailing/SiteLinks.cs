using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>Whole addresses, as they stand in mails and calendars.</summary>
/// <param name="addressOf">Makes a path on the site into a public address.</param>
public sealed class SiteLinks(Func<string, string> addressOf, LinkKeys keys)
{
    public string Webinar(Webinar webinar) => addressOf(Addresses.Webinar(webinar.Slug));

    public string Manage(SignUp signUp) => addressOf(Addresses.MySignUp(signUp.PublicId, keys.Manage(signUp)));

    public string NotMe(SignUp signUp) => addressOf(Addresses.NotMe(signUp.PublicId, keys.Manage(signUp)));

    /// <summary>Also the address to which a mail program posts its "unsubscribe" (RFC 8058).</summary>
    public string Reminders(SignUp signUp) => addressOf(Addresses.Reminders(signUp.PublicId, keys.Manage(signUp)));

    public string Door(SignUp signUp) => addressOf(Addresses.Door(signUp.PublicId, keys.Join(signUp)));

    public string Consent(Guid consentId) => addressOf(Addresses.Consent(consentId, keys.Consent(consentId)));

    public string StaffLink(SecretKey link) => addressOf(Addresses.StaffLink(link.Text));
}
