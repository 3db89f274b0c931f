using AlmenHaefte.Web.Hosting;
using AlmenHaefte.Web.Shared;

if (Commands.Run(args, Console.Out) is { } exitCode)
{
    return exitCode;
}

try
{
    var builder = WebApplication.CreateBuilder(SiteRoot.Options(args));
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    // Finds the compressed files also when the site runs from source as in production; a published site has them at hand.
    builder.WebHost.UseStaticWebAssets();

    if (ExportCommand.IsAskedFor(args))
    {
        ExportCommand.KeepApart(builder);
    }

    // Services, room by room.
    builder.AddRequestLog();
    builder.AddSiteSettings();
    builder.AddSiteNames();
    builder.AddProxies();
    builder.AddRequestTimes();
    builder.AddContent();
    builder.AddSignUps();
    builder.AddUnansweredSearches();
    builder.AddDrafts();
    builder.AddLinks();
    builder.AddMail();
    builder.AddDownloads();
    builder.AddBackups();
    builder.AddPages();
    builder.AddPageCache();
    builder.AddNewsroom();
    builder.AddMeasures();

    var app = builder.Build();
    if (SystemCheck.IsAskedFor(args))
    {
        return await SystemCheck.RunAsync(app, Console.Out);
    }
    app.PrepareToServe();

    // The pipeline, in order.
    app.UseKnownProxies();
    app.UseSiteNames();
    app.UsePageCache();
    app.UseSecurityHeaders();
    app.UseCompression();
    app.UseRequestLog();
    app.UseLastResortPage();
    app.UseContentFaultPage();
    app.UseStatusCodePagesWithReExecute("/fejl/{0}");
    app.UseNewsroomSecrecy();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseReadableForms();
    app.UseAnswerTime();
    app.MapStaticAssets();
    app.MapHealthChecks("/health/live", Health.Live);
    app.MapHealthChecks("/health/ready", Health.Ready);
    app.MapControllers().WithStaticAssets().GuardNewsroom();

    if (ExportCommand.IsAskedFor(args))
    {
        return await ExportCommand.RunAsync(app, args[1], Console.Out);
    }
    app.Run();
    return 0;
}
catch (Exception failure) when (Refusal.Of(failure) is { } reason)
{
    (SystemCheck.IsAskedFor(args) ? Console.Out : Console.Error).WriteLine(reason);
    return 1;
}
