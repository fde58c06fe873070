using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound;

/// <summary>Its full name is the name of the guard's logging category.</summary>
internal sealed class MemoryGuard : LoggerCategory<MemoryGuard>;
