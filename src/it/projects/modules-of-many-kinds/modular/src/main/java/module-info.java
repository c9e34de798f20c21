module modular {
  exports modular.open;
}
