using System.Buffers;
using System.Numerics;

namespace AlmenHaefte.Searching;

/// <summary>How well each passage answers, put together from what each term found in it. Of the passages only those that were found cost anything.</summary>
internal sealed class SectionScores(int sectionCount) : IDisposable
{
    private readonly Score[] scores = Rent(sectionCount);
    private readonly List<int> found = [];
    private readonly List<int> ofThisTerm = [];

    /// <summary>In the order of the texts.</summary>
    public IEnumerable<int> Found => found.Order();

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

    /// <summary>Ends the present term: the fewer passages it stands in, the more it says.</summary>
    public void Close(int term)
    {
        var rarity = Math.Log(1 + ((double)sectionCount / Math.Max(1, ofThisTerm.Count)));
        foreach (var section in ofThisTerm)
        {
            ref var score = ref scores[section];
            if (score.Terms == 0)
            {
                found.Add(section);
            }

            score.Total += rarity * (score.Best + Math.Log2(1 + score.Often));
            score.Terms |= 1u << term;
            (score.Best, score.Often) = (0, 0);
        }

        ofThisTerm.Clear();
    }

    /// <summary>Lets a passage count so many times as much.</summary>
    public void Prefer(int section, double times) => scores[section].Total *= times;

    /// <summary>The terms that stand there, one bit for each.</summary>
    public uint TermsIn(int section) => scores[section].Terms;

    /// <param name="terms">How many were asked for: a passage with half of them counts a quarter.</param>
    public double Of(int section, int terms)
    {
        var share = (double)BitOperations.PopCount(scores[section].Terms) / Math.Max(1, terms);
        return scores[section].Total * share * share;
    }

    public void Dispose() => ArrayPool<Score>.Shared.Return(scores);

    private static Score[] Rent(int count)
    {
        var rented = ArrayPool<Score>.Shared.Rent(count);
        Array.Clear(rented, 0, count);
        return rented;
    }

    private struct Score
    {
        public double Total;
        public double Best;
        public double Often;
        public uint Terms;
    }
}

/// <param name="Coverage">How many of the terms it has.</param>
/// <param name="Sections">Where it has them, the best first.</param>
internal sealed record RankedPage(int Page, double Score, int Coverage, IReadOnlyList<int> Sections);
