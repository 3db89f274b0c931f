using AlmenHaefte.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["spread", ..])
{
    QuerySpread.Write(Console.Out);
    return;
}

if (args is ["content", var folder, var chapters])
{
    MadeContent.Write(folder, int.Parse(chapters, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["load", var root])
{
    LoadTimes.Write(root, Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
