using AlmenHaefte.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["spread", ..])
{
    QuerySpread.Write(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
