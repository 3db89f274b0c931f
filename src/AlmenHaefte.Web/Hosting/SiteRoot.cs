namespace AlmenHaefte.Web.Hosting;

/// <summary>Where the program's own files lie: beside the program when it is published, in the project's folder when it runs from source.</summary>
internal static class SiteRoot
{
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    };
}
