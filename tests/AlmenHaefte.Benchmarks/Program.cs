using AlmenHaefte.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["spread", ..])
{
    QuerySpread.Write(Console.Out);
    return 0;
}

if (args is ["content", var folder, var chapters])
{
    MadeContent.Write(folder, int.Parse(chapters, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["load", var root])
{
    LoadTimes.Write(root, Console.Out);
    return 0;
}

if (args is ["reading", var site, var file, var address])
{
    using var reading = new ReadingUnderChanges(new Uri(site), file, address);
    return await reading.RunAsync(TimeSpan.FromSeconds(30), Console.Out) ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
