// SPDX-License-Identifier: Apache-2.0
package example;

class One {
  int number = 1;
}
