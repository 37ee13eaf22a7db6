using System.Buffers.Binary;

namespace NewsReader.Language;

/// <summary>An article reduced to its most telling terms, as it is held in memory and stored.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Fingerprint">The fingerprint of its text.</param>
/// <param name="Hashes">The hashes of its terms.</param>
/// <param name="Weights">The weights of the terms, negative for names.</param>
/// <param name="Befores">For each term, the index of the term directly before it, or 255 for none.</param>
/// <param name="PublishedAt">The publication date.</param>
public sealed record ComparedArticle(
    long Id,
    long Fingerprint,
    uint[] Hashes,
    Half[] Weights,
    byte[] Befores,
    DateTimeOffset? PublishedAt
)
{
    private const int BytesPerTerm = 7;

    /// <summary>Replaces an article that was removed.</summary>
    public static readonly ComparedArticle None = new(0, 0, [], [], [], null);

    /// <summary>The terms, and whether each is a name.</summary>
    public IEnumerable<(uint Hash, bool IsName)> Terms =>
        Hashes.Zip(Weights, (hash, weight) => (hash, Half.IsNegative(weight)));

    /// <param name="id">The article's id.</param>
    /// <param name="fingerprint">The fingerprint of its text.</param>
    /// <param name="terms">The most telling terms, fewer than 255.</param>
    /// <param name="publishedAt">The publication date.</param>
    public static ComparedArticle Of(
        long id,
        long fingerprint,
        IReadOnlyList<ProfileTerm> terms,
        DateTimeOffset? publishedAt
    )
    {
        uint[] hashes = [.. terms.Select(term => term.Hash)];
        return new(
            id,
            fingerprint,
            hashes,
            [.. terms.Select(term => (Half)(term.IsName ? -term.Weight : term.Weight))],
            [
                .. terms.Select(term =>
                    Array.IndexOf(hashes, term.Before) is >= 0 and var place ? (byte)place : byte.MaxValue
                ),
            ],
            publishedAt
        );
    }

    /// <summary>Reads the format that <see cref="Keep"/> writes.</summary>
    public static ComparedArticle Read(long id, long fingerprint, ReadOnlySpan<byte> kept, DateTimeOffset? publishedAt)
    {
        var hashes = new uint[kept.Length / BytesPerTerm];
        var (weights, befores) = (new Half[hashes.Length], new byte[hashes.Length]);
        for (var i = 0; i < hashes.Length; i++)
        {
            var term = kept.Slice(i * BytesPerTerm, BytesPerTerm);
            (hashes[i], weights[i], befores[i]) = (
                BinaryPrimitives.ReadUInt32LittleEndian(term),
                BinaryPrimitives.ReadHalfLittleEndian(term[4..]),
                term[6]
            );
        }
        return new(id, fingerprint, hashes, weights, befores, publishedAt);
    }

    /// <summary>
    /// Serializes the terms for storage, seven bytes each: the hash, the weight (negative for a name), and the index of
    /// the term directly before it.
    /// </summary>
    public byte[] Keep()
    {
        var kept = new byte[Hashes.Length * BytesPerTerm];
        for (var i = 0; i < Hashes.Length; i++)
        {
            var term = kept.AsSpan(i * BytesPerTerm, BytesPerTerm);
            BinaryPrimitives.WriteUInt32LittleEndian(term, Hashes[i]);
            BinaryPrimitives.WriteHalfLittleEndian(term[4..], Weights[i]);
            term[6] = Befores[i];
        }
        return kept;
    }

    public double WeightOf(int place) => (double)Half.Abs(Weights[place]);

    /// <summary>The term directly before the given one; 0 if there is none, or if this article does not have the given
    /// term.</summary>
    public uint Before(uint hash) =>
        Array.IndexOf(Hashes, hash) is >= 0 and var place && Befores[place] < Hashes.Length
            ? Hashes[Befores[place]]
            : 0;
}
