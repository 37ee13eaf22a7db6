using System.Text.Json;

namespace NewsReader.Accounts.Passkeys;

/// <summary>A question to the browser.</summary>
/// <param name="State">Comes back with the answer.</param>
/// <param name="Options">The options for <c>navigator.credentials</c>.</param>
public sealed record PasskeyQuestion(string State, JsonElement Options);
