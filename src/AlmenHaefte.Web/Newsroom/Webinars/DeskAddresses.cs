namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Where staff run webinars.</summary>
public static class DeskAddresses
{
    public const string Webinars = "/redaktion/webinarer";
    public const string New = "/redaktion/nyt-webinar";
    public const string Mails = "/redaktion/mails";
    public const string WebinarRoute = Webinars + "/{slug}";
    public const string SignUpsRoute = WebinarRoute + "/tilmeldinger";
    public const string SignUpRoute = SignUpsRoute + "/{id:guid}";
    public const string PresenceRoute = WebinarRoute + "/fremmoede";
    public const string ExportRoute = WebinarRoute + "/eksport";
    public const string MessageRoute = WebinarRoute + "/besked";
    public const string EditRoute = WebinarRoute + "/ret";

    public static string Webinar(string slug) => $"{Webinars}/{slug}";

    public static string SignUps(string slug) => $"{Webinar(slug)}/tilmeldinger";

    public static string SignUp(string slug, Guid id) => $"{SignUps(slug)}/{id:D}";

    public static string Presence(string slug) => $"{Webinar(slug)}/fremmoede";

    public static string Export(string slug) => $"{Webinar(slug)}/eksport";

    public static string Message(string slug) => $"{Webinar(slug)}/besked";

    public static string Edit(string slug) => $"{Webinar(slug)}/ret";

    public static string Copy(string slug) => $"{New}?fra={slug}";

    public static string Mail(string name) => $"{Mails}/{name}";

    public static string MailBody(string name) => $"{Mail(name)}/html";
}
