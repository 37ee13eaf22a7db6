namespace NewsReader.Collection.Accounts;

/// <summary>A setting that the owner made on a page.</summary>
/// <param name="Name">Its name, such as <c>Site:Name</c>.</param>
/// <param name="Value">Its value, written as in a settings file.</param>
public sealed record OwnerSetting(string Name, string Value);
