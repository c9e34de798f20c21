module modular.user {
  requires modular;
}
