namespace NewsReader.Collection.Accounts;

/// <summary>A setting that the owner made by a page.</summary>
/// <param name="Name">Its name, such as <c>Site:Name</c>.</param>
/// <param name="Value">Its value, as a settings file would have it.</param>
public sealed record OwnerSetting(string Name, string Value);
