namespace NewsReader.Site.Images;

/// <summary>A picture, or null and a status that says why.</summary>
public sealed record ImageResponse(KeptImage? Image, int Status);
