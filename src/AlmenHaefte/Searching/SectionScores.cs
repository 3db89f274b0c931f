using System.Buffers;
using System.Numerics;

namespace AlmenHaefte.Searching;

/// <summary>How well each section answers, put together from what each term found in it.</summary>
/// <param name="asked">How many terms were asked for.</param>
internal sealed class SectionScores(int sectionCount, int asked) : IDisposable
{
    private readonly Score[] scores = Rent<Score>(sectionCount);
    private readonly uint[] terms = Rent<uint>(sectionCount);
    private readonly List<int> ofThisTerm = [];

    /// <summary>What a section with so many of the terms counts: one with half of them a quarter.</summary>
    private readonly double[] shares = [.. Enumerable.Range(0, asked + 1).Select(terms => Math.Pow((double)terms / Math.Max(1, asked), 2))];

    /// <summary>One place where the present term stands.</summary>
    /// <param name="weight">How much it counts there by itself.</param>
    /// <param name="certainty">How surely the word was meant; for counting how often.</param>
    public void Add(int section, double weight, double certainty)
    {
        ref var score = ref scores[section];
        if (score.Often == 0)
        {
            ofThisTerm.Add(section);
        }

        score.Best = Math.Max(score.Best, weight);
        score.Often += certainty;
    }

    /// <summary>Ends the present term: the fewer sections it stands in, the more it says.</summary>
    public void Close(int term)
    {
        var rarity = Math.Log(1 + ((double)sectionCount / Math.Max(1, ofThisTerm.Count)));
        foreach (var section in ofThisTerm)
        {
            ref var score = ref scores[section];
            score.Total += rarity * (score.Best + Math.Log2(1 + score.Often));
            (score.Best, score.Often) = (0, 0);
            terms[section] |= 1u << term;
        }

        ofThisTerm.Clear();
    }

    /// <summary>Lets a section count so many times as much.</summary>
    public void Prefer(int section, double times) => scores[section].Total *= times;

    public bool IsFound(int section) => terms[section] > 0;

    /// <summary>The terms that stand in any of these sections, one bit for each.</summary>
    public uint TermsIn(Range sections)
    {
        var all = 0u;
        foreach (var here in terms.AsSpan(sections))
        {
            all |= here;
        }

        return all;
    }

    public double Of(int section) => scores[section].Total * shares[BitOperations.PopCount(terms[section])];

    public void Dispose()
    {
        ArrayPool<Score>.Shared.Return(scores);
        ArrayPool<uint>.Shared.Return(terms);
    }

    private static T[] Rent<T>(int count)
    {
        var rented = ArrayPool<T>.Shared.Rent(count);
        Array.Clear(rented, 0, count);
        return rented;
    }

    private struct Score
    {
        public double Total;
        public double Best;
        public double Often;
    }
}
