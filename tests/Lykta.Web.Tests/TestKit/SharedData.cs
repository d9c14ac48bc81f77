using Xunit;

namespace Lykta.Web.Tests.TestKit;

/// <summary>
/// Real data that is not part of the repository: the folder named by LYKTA_SHARED, or <c>shared</c> beside the repository.
/// Tests that need it skip visibly where it is not.
/// </summary>
internal static class SharedData
{
    public static string PathOf(string file)
    {
        var path = Path.Combine(Folder(), "data", file);
        Assert.SkipUnless(File.Exists(path), $"{file} is not there: set LYKTA_SHARED to the folder that holds data/{file}");
        return path;
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("LYKTA_SHARED") is { Length: > 0 } stated)
            return stated;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lykta.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? AppContext.BaseDirectory, "shared");
    }
}
