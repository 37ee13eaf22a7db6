namespace NewsReader.Fetching;

/// <summary>Each lane sends a host one request at a time, independently of the other lanes.</summary>
public enum FetchLane
{
    /// <summary>Feeds and whole pages.</summary>
    News,

    /// <summary>Pictures that readers wait for.</summary>
    Pictures,
}
