namespace AlmenHaefte.Content;

/// <summary>A picture of a booklet, with its size in pixels, at the address where it is served.</summary>
public sealed record ContentImage(string Address, string MediaType, int Width, int Height, ReadOnlyMemory<byte> Bytes);
