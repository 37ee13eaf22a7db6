namespace NewsReader.Hosting.Requests;

/// <summary>
/// The action looks at <c>ModelState</c> itself and shows its form again. Any other action is not called with values
/// that are not valid: see <see cref="InvalidRequestFilter"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShowsFaultsAttribute : Attribute;
