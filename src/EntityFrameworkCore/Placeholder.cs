namespace Rowbound; internal static class Placeholder;
