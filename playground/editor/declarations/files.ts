/** Text of each declaration file by its path below `node_modules/`. */
export type DeclarationFiles = Record<string, string>;
