package example;

interface Mapping<S, T> {
  T map(S source);
}
