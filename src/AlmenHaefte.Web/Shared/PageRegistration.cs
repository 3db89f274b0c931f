using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AlmenHaefte.Content;
using AlmenHaefte.Web.Scripts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace AlmenHaefte.Web.Shared;

internal static class PageRegistration
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CurrentSite>();
        services.AddSingleton<PageScripts>();
        services.AddControllersWithViews(mvc =>
            {
                mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                mvc.Filters.Add(new BusyDatabase());
                DanishBinding.Describe(mvc.ModelBindingMessageProvider);
            })
            // Validation in the browser would need scripts and writes style attributes that the content policy refuses.
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        services.Configure<RazorViewEngineOptions>(razor =>
        {
            razor.ViewLocationFormats.Clear();
            razor.ViewLocationFormats.Add("/Shared/{0}.cshtml");
            razor.ViewLocationExpanders.Add(new ViewsBesideControllers());
        });
        // Danish letters are safe as they stand; as entities they would be six times as long.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "text/markdown", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie = new FormCookie { Name = "formular", Path = "/", HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.SameAsRequest };
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>
    /// Not of the newsroom: there a page may repeat, beside what others have told us, what another site made the browser ask for, and its length would tell whether they are alike (BREACH).
    /// </summary>
    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(Addresses.Newsroom, StringComparison.OrdinalIgnoreCase), elsewhere => elsewhere.UseResponseCompression());
}
