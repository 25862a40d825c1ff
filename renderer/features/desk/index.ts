/** The desk window; its parts come with their features. */
export const DeskWindow = () => null;
