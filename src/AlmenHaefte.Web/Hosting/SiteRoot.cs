namespace AlmenHaefte.Web.Hosting;

/// <summary>Where the program's own files lie: beside the program when it is published, in the project's folder when it runs from source.</summary>
internal static class SiteRoot
{
    public static WebApplicationOptions Options(string[] args) => new()
    {
        // Settings are read once. To watch their files takes what the system may have no more of, and a file that somebody is writing must not take them from a running site.
        Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    };
}
