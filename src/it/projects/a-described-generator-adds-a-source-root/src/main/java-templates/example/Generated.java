package example; interface Generated { int NUMBER = ${number}; }
