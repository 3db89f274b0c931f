using System.Globalization;
using AlmenHaefte.Benchmarks;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["spread", ..]:
        QuerySpread.Write(Console.Out);
        break;
    case ["raw", var seconds]:
        RawRate.Write(TimeSpan.FromSeconds(Number(seconds)), Console.Out);
        break;
    case ["seed", var folder, var people]:
        Console.WriteLine(await Seed.FillAsync(folder, Number(people)));
        break;
    case ["content", var folder, var chapters]:
        MadeContent.Write(folder, Number(chapters));
        break;
    case ["load", var folder]:
        LoadTimes.Write(folder, Console.Out);
        break;
    case ["reading", var site, var file, var address]:
        using (var reading = new ReadingUnderChanges(new Uri(site), file, address))
        {
            return await reading.RunAsync(TimeSpan.FromSeconds(30), Console.Out) ? 0 : 1;
        }
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
return 0;

static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
