// Small dense matrices as rows of numbers: what a filter of a few dozen elements needs.

/**
 * Return a matrix of `rows` x `columns` zeros.
 * @param {number} rows
 * @param {number} columns
 * @returns {number[][]}
 */
export function zeros(rows, columns) {
  return Array.from({ length: rows }, () => new Array(columns).fill(0));
}

/**
 * Return the symmetric matrix whose lower half is given row by row.
 * @param {number[]} lower
 * @param {number} size
 * @returns {number[][]}
 */
export function fromLowerHalf(lower, size) {
  const whole = zeros(size, size);
  let at = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      whole[row][column] = lower[at];
      whole[column][row] = lower[at];
      at += 1;
    }
  }
  return whole;
}

/**
 * Return the sum of products of two columns.
 * @param {number[]} one
 * @param {number[]} other
 * @returns {number}
 */
export function dot(one, other) {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at] * other[at];
  return sum;
}

/**
 * Return the matrix with rows and columns changed over.
 * @param {number[][]} matrix
 * @returns {number[][]}
 */
export function transpose(matrix) {
  return matrix[0].map((_, column) => matrix.map((row) => row[column]));
}

/**
 * Return the product of two matrices.
 * @param {number[][]} one
 * @param {number[][]} other
 * @returns {number[][]}
 */
export function multiply(one, other) {
  const columns = transpose(other);
  return one.map((row) => columns.map((column) => dot(row, column)));
}

/**
 * Return a matrix with `values` on its diagonal and `everywhere` added to each element.
 * @param {number[]} values
 * @param {number} [everywhere]
 * @returns {number[][]}
 */
export function diagonal(values, everywhere = 0) {
  return values.map((value, row) =>
    values.map((_, column) => (row === column ? value : 0) + everywhere),
  );
}

/**
 * Return matrix^-1 times `right`, by elimination with the largest pivot.
 * @param {number[][]} matrix square, not singular
 * @param {number[][]} right as many rows
 * @returns {number[][]}
 */
export function solve(matrix, right) {
  const rows = matrix.map((row, at) => [...row, ...right[at]]);
  const size = matrix.length;
  for (let at = 0; at < size; at += 1) {
    putLargestPivot(rows, at);
    for (let below = at + 1; below < size; below += 1) {
      const share = rows[below][at] / rows[at][at];
      takeOff(rows[below], rows[at], share, at);
    }
  }
  for (let at = size - 1; at >= 0; at -= 1) {
    const pivot = rows[at][at];
    rows[at] = rows[at].map((value) => value / pivot);
    for (let above = 0; above < at; above += 1) takeOff(rows[above], rows[at], rows[above][at], at);
  }
  return rows.map((row) => row.slice(size));
}

/** Change rows so that the largest number of column `at` from there on stands at its place. */
function putLargestPivot(rows, at) {
  let best = at;
  for (let row = at + 1; row < rows.length; row += 1) {
    if (Math.abs(rows[row][at]) > Math.abs(rows[best][at])) best = row;
  }
  [rows[at], rows[best]] = [rows[best], rows[at]];
}

/** Take a share of a row off another one, from a column on. */
function takeOff(row, other, share, from) {
  for (let column = from; column < row.length; column += 1) row[column] -= share * other[column];
}
