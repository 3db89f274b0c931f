using System.Globalization;
using AlmenHaefte.Benchmarks;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["spread", ..]:
        QuerySpread.Write(Console.Out);
        break;
    case ["raw", var seconds]:
        RawRate.Write(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), Console.Out);
        break;
    case ["seed", var folder, var people]:
        Console.WriteLine(await Seed.FillAsync(folder, int.Parse(people, CultureInfo.InvariantCulture)));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
