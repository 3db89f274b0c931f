using System.Globalization;

namespace AlmenHaefte.Content;

/// <summary>The public addresses, as paths. They never change: product.md lists them as a contract.</summary>
public static class Addresses
{
    public const string Booklets = "/haefter";
    public const string News = "/nyheder";
    public const string NewsFeed = "/nyheder.atom";
    public const string Webinars = "/webinarer";
    public const string WebinarCalendar = "/webinarer.ics";
    public const string Privacy = "/privatliv";
    public const string Search = "/soeg";
    public const string SendLink = "/tilmelding/send-link";
    public const string LinkSent = "/tilmelding/send-link/sendt";

    /// <summary>What a change of address ends with: by then the address of the page where it was asked for opens nothing.</summary>
    public const string AddressChanged = "/tilmelding/ny-adresse";

    public const string Newsroom = "/redaktion";
    public const string NewsroomSignIn = "/redaktion/log-ind";

    /// <summary>Off to the accounts that an organisation has already.</summary>
    public const string SecondDoor = "/redaktion/log-ind/konto";

    /// <summary>Where one comes back from there. It is registered with the provider.</summary>
    public const string SecondDoorAnswer = "/redaktion/log-ind/konto/svar";
    public const string NewsroomSignOut = "/redaktion/log-ud";
    public const string TrialSignIn = "/redaktion/proeve";
    public const string StaffLinks = "/redaktion/link";

    /// <summary>What a browser must have to sign in with a passkey: a challenge for the device.</summary>
    public const string SignInChallenge = "/redaktion/log-ind/udfordring";

    /// <inheritdoc cref="SignInChallenge"/>
    public const string LinkChallenge = "/redaktion/link/udfordring";
    public const string MyAccount = "/redaktion/mig";
    public const string MyName = "/redaktion/mig/navn";
    public const string MyPasskeys = "/redaktion/mig/adgangsnoegler";

    /// <inheritdoc cref="SignInChallenge"/>
    public const string MyPasskeyChallenge = "/redaktion/mig/adgangsnoegler/udfordring";
    public const string SignOutEverywhere = "/redaktion/mig/log-ud-alle-steder";
    public const string Staff = "/redaktion/medarbejdere";
    public const string Texts = "/redaktion/indhold";
    public const string Remarks = "/redaktion/fejl-og-mangler";
    public const string LostMails = "/redaktion/ikke-leveret";
    public const string UnansweredSearches = "/redaktion/soegninger";
    public const string DeadLinks = "/redaktion/links";

    /// <summary>Where a draft is read without signing in.</summary>
    public const string Readings = "/laes";

    /// <summary>Where the site itself answers: no page from the content can have these.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        Booklets, News, Webinars, "/deltag", "/fejl", "/health", Readings, Newsroom, "/samtykke", Search, "/tilmelding", "/was",
    };

    /// <summary>What may not be the name of a chapter, for the booklet itself has these.</summary>
    public static readonly IReadOnlySet<string> ReservedChapterSlugs = new HashSet<string>(StringComparer.Ordinal)
    {
        "arbejdsark", "billeder", "kilder", "ordliste", "print", "punkt", "udgaver",
    };

    public static string SearchFor(string query) => $"{Search}?q={Uri.EscapeDataString(query)}";

    public static string Booklet(string booklet) => $"{Booklets}/{booklet}";

    public static string Chapter(string booklet, string chapter) => $"{Booklet(booklet)}/{chapter}";

    public static string ChapterSource(string booklet, string chapter) => $"{Chapter(booklet, chapter)}.md";

    /// <summary>A chapter as a meeting looks at it together.</summary>
    public static string Meeting(string booklet, string chapter) => $"{Chapter(booklet, chapter)}?vis=moede";

    /// <summary>Where readers tell what is wrong or missing in a chapter.</summary>
    public static string Remark(string booklet, string chapter) => $"{Chapter(booklet, chapter)}/fejl-og-mangler";

    public static string RemarkReceived(string booklet, string chapter) => $"{Remark(booklet, chapter)}/tak";

    public static string Point(string booklet, int number) => $"{Booklet(booklet)}/punkt/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string Sources(string booklet) => $"{Booklet(booklet)}/kilder";

    public static string Glossary(string booklet) => $"{Booklet(booklet)}/ordliste";

    public static string Editions(string booklet) => $"{Booklet(booklet)}/udgaver";

    /// <summary>What has changed since an edition. Stands on paper: it never changes.</summary>
    public static string Edition(string booklet, int number) => $"{Editions(booklet)}/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string EditionsFeed(string booklet) => $"{Editions(booklet)}.atom";

    /// <summary>The questions as a sheet to fill in.</summary>
    public static string Worksheet(string booklet) => $"{Booklet(booklet)}/arbejdsark";

    /// <summary>Where a question stands on the worksheet.</summary>
    public static string Worksheet(string booklet, string question) => $"{Worksheet(booklet)}#{QuestionOnWorksheet(question)}";

    /// <summary>Its id there; the question's own could be one of the page's.</summary>
    public static string QuestionOnWorksheet(string question) => $"spoergsmaal-{question}";

    /// <summary>Everything on one page for printing.</summary>
    public static string Print(string booklet) => $"{Booklet(booklet)}/print";

    /// <summary>Some chapters on one page for printing.</summary>
    public static string Print(string booklet, IEnumerable<string> slugs) => $"{Print(booklet)}?kapitler={string.Join(',', slugs)}";

    /// <summary>The stylesheet of the page for printing; it knows the booklet's title, which stands at the foot of every sheet.</summary>
    public static string PrintStyle(string booklet) => $"{Booklet(booklet)}/print.css";

    /// <param name="extension">Of a kind of file to take away, such as »epub«.</param>
    public static string BookletFile(string booklet, string extension) => $"{Booklet(booklet)}.{extension}";

    public static string Image(string booklet, string fileName) => $"{Booklet(booklet)}/billeder/{fileName}";

    public static string NewsItem(string slug) => $"{News}/{slug}";

    public static string Webinar(string slug) => $"{Webinars}/{slug}";

    public static string SignUp(string webinar) => $"{Webinar(webinar)}/tilmelding";

    public static string Receipt(string webinar, string token) => $"{SignUp(webinar)}/kvittering/{token}";

    public static string Correction(string webinar, string token) => $"{Receipt(webinar, token)}/ret";

    /// <summary>In by way of the receipt.</summary>
    public static string ReceiptDoor(string webinar, string token) => $"{Receipt(webinar, token)}/deltag";

    public static string WebinarFile(string webinar) => $"{Webinar(webinar)}.ics";

    /// <summary>The moment sign-up opens, as a calendar file.</summary>
    public static string SignUpFile(string webinar) => $"{SignUp(webinar)}.ics";

    public static string MySignUp(Guid signUp, string key) => $"/tilmelding/{signUp:N}/{key}";

    public static string Cancellation(Guid signUp, string key) => $"{MySignUp(signUp, key)}/afmelding";

    /// <summary>Taking the cancellation back.</summary>
    public static string Undo(Guid signUp, string key) => $"{MySignUp(signUp, key)}/fortryd";

    public static string Details(Guid signUp, string key) => $"{MySignUp(signUp, key)}/oplysninger";

    public static string ChangeOfAddress(Guid signUp, string key) => $"{MySignUp(signUp, key)}/adresse";

    public static string Reminders(Guid signUp, string key) => $"{MySignUp(signUp, key)}/mails";

    public static string MyData(Guid signUp, string key) => $"{MySignUp(signUp, key)}/mine-oplysninger.json";

    public static string MyCalendar(Guid signUp, string key) => $"{MySignUp(signUp, key)}/kalender.ics";

    public static string Erasure(Guid signUp, string key) => $"{MySignUp(signUp, key)}/sletning";

    public static string NotMe(Guid signUp, string key) => $"{MySignUp(signUp, key)}/ikke-mig";

    public static string Door(Guid signUp, string key) => $"/deltag/{signUp:N}/{key}";

    public static string Consent(Guid consent, string key) => $"/samtykke/{consent:N}/{key}";

    public static string StaffMember(Guid id) => $"{Staff}/{id:N}";

    public static string StaffMemberRole(Guid id) => $"{StaffMember(id)}/rolle";

    public static string StaffMemberLink(Guid id) => $"{StaffMember(id)}/link";

    public static string StaffMemberSignOut(Guid id) => $"{StaffMember(id)}/log-ud";

    public static string StaffMemberRemoval(Guid id) => $"{StaffMember(id)}/fjern";

    public static string RemovePasskey(int id) => $"{MyPasskeys}/{id.ToString(CultureInfo.InvariantCulture)}/fjern";

    public static string RemarkClosing(Guid remark) => $"{Remarks}/{remark:N}/luk";

    /// <param name="page">What one does to the text, such as »kladde«.</param>
    /// <param name="file">Path below the content folder.</param>
    public static string Text(string page, string file) => $"{Texts}/{page}?fil={Uri.EscapeDataString(file)}";

    public static string Reading(string key) => $"{Readings}/{key}";

    /// <param name="goingTo">A path in the newsroom.</param>
    public static string SignInFor(string goingTo) => goingTo == Newsroom ? NewsroomSignIn : $"{NewsroomSignIn}?til={Uri.EscapeDataString(goingTo)}";

    /// <inheritdoc cref="SignInFor"/>
    public static string SecondDoorFor(string goingTo) => $"{SecondDoor}?til={Uri.EscapeDataString(goingTo)}";

    /// <summary>A one-time link for somebody on the staff.</summary>
    public static string StaffLink(string key) => $"{StaffLinks}/{key}";

    public static string Page(string slug) => $"/{slug}";
}
