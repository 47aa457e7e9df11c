declare module 'virtual:editor-declarations' {
  /** Text of each declaration file by its path below `node_modules/`. */
  export const files: Record<string, string>;
}
