using System.Text.Json;

namespace NewsReader.Site.Layout;

/// <summary>What the property of a form record is called in HTML.</summary>
internal static class FieldName
{
    /// <summary><c>UserName</c> is sent as <c>userName</c>.</summary>
    public static string Of(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}
